# --- the workshop: the same make targets as on a developer's machine -----------------------------
FROM python:3.13-slim-bookworm AS workshop
RUN apt-get update \
 && apt-get install -y --no-install-recommends make \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src

# What changes rarely comes first, so that a change in the code does not install everything anew.
COPY Makefile pyproject.toml requirements-dev.lock requirements-node.lock ./
RUN make .venv/.packages .venv/.node
COPY web/package.json web/package-lock.json web/.npmrc web/
RUN make web/node_modules/.installed

COPY . .
# The environment of the image stands where it will run: its scripts know their own path.
RUN make runtime PREFIX=/opt/okno

# --- the house -----------------------------------------------------------------------------------
FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin okno \
 && install --directory --owner okno --group okno --mode 0700 /data
COPY --from=workshop /opt/okno /opt/okno
ENV PATH=/opt/okno/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    OKNO_DATA=/data \
    OKNO_HOST=0.0.0.0 \
    OKNO_PORT=8000
USER okno
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 CMD ["okno", "health"]
# Replies that are on their way get time to end.
STOPSIGNAL SIGTERM
CMD ["okno", "serve"]
