#!/bin/sh
# Makes the service's user; the service starts when somebody enables it, and
# starts anew after an upgrade if it was running.
set -e
[ -d /run/systemd/system ] || exit 0
systemd-sysusers dateline.conf
systemctl daemon-reload
systemctl try-restart dateline.service
