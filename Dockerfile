# The image of every stage: what bulletin-VERSION.tar.gz holds, without the servers of `bulletin up`, on a Java runtime.

FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests -pl app -am package \
    && mkdir /bulletin \
    && tar -xzf app/target/bulletin-*.tar.gz --strip-components=1 -C /bulletin \
    && rm -r /bulletin/servers

FROM eclipse-temurin:17.0.15_6-jre-jammy
# curl asks for the health of a stage; no version, for a Debian archive keeps only the newest.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin bulletin \
    && install -d -o bulletin -g bulletin /data /originals /certificates /clients
COPY --from=build /bulletin /opt/bulletin
COPY docker/certificates /opt/bulletin/bin/certificates
USER 10001:10001
WORKDIR /data
ENV PATH=/opt/bulletin/bin:$PATH
STOPSIGNAL SIGTERM
ENTRYPOINT ["bulletin"]
CMD ["--help"]
