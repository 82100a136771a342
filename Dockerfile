# Builds what `make dist` hands out, and puts it on a small Debian.
FROM swift:6.3-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends libxml2-dev make pkg-config python3 zlib1g-dev
WORKDIR /src
COPY . .
RUN make dist

FROM debian:bookworm-slim
COPY --from=build /src/.build/dist/mockcheck-*/ /usr/local/
USER nobody
EXPOSE 4010 4011
ENTRYPOINT ["mockcheck"]
CMD ["serve", "/specs", "--host", "0.0.0.0", "--admin-host", "0.0.0.0"]
