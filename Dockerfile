# syntax=docker/dockerfile:1
#
#   docker build -t dateline --build-arg VERSION=1.2.3 --build-arg COMMIT=$(git rev-parse HEAD) .
#
# To replace a base image: --build-arg BUILD_BASE=… --build-arg RUN_BASE=…
ARG BUILD_BASE=golang:1.26
ARG RUN_BASE=gcr.io/distroless/static-debian13:nonroot

FROM --platform=$BUILDPLATFORM ${BUILD_BASE} AS build
WORKDIR /src
ENV CGO_ENABLED=0
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
ARG TARGETOS TARGETARCH VERSION="" COMMIT=""
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=cache,target=/root/.cache/go-build \
    GOOS=$TARGETOS GOARCH=$TARGETARCH \
    go build -trimpath -tags timetzdata \
      -ldflags="-s -w -X main.version=$VERSION -X main.commit=$COMMIT" \
      -o /out/dateline ./bot/cmd/dateline
# The final image has no shell that could make a folder.
RUN mkdir -p /out/data

# The base holds certificates, time zones and the user 65532, and neither a shell
# nor a package manager.
FROM ${RUN_BASE}
ARG VERSION="" COMMIT=""
LABEL org.opencontainers.image.title="Dateline" \
      org.opencontainers.image.description="Answers questions about news coverage with verbatim passages and their sources" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$COMMIT"
COPY --from=build /out/dateline /dateline
COPY --from=build --chown=65532:65532 /out/data /data
COPY LICENSE /LICENSE
USER 65532:65532
# The container's loopback address cannot be reached from outside, so it listens on
# all addresses; the page's token still decides who may read.
ENV DATELINE_DATA=/data DATELINE_LISTEN=:8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["/dateline", "healthcheck"]
ENTRYPOINT ["/dateline"]
CMD ["serve"]
