#!/bin/sh
# Creates the service's user. The service starts when somebody enables it; after an
# upgrade it is restarted if it was running.
set -e
[ -d /run/systemd/system ] || exit 0
systemd-sysusers dateline.conf
systemctl daemon-reload
systemctl try-restart dateline.service
