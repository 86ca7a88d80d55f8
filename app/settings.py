"""Everything the owner may set, in one place: environment variables `OKNO_*`."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read once at the start and passed down."""

    model_config = SettingsConfigDict(env_prefix="OKNO_", extra="ignore", frozen=True)

    data: Path = Field(default=Path("data"), description="Folder for the database, files and the key.")
    database_url: str = Field(
        default="",
        description="SQLAlchemy address of a PostgreSQL database (`postgresql+psycopg://...`). "
        "Empty: SQLite in the data folder.",
    )
    bus: Literal["auto", "memory", "notify", "redis"] = Field(
        default="auto",
        description="How processes hear of each other. auto: memory on SQLite, NOTIFY on PostgreSQL.",
    )
    redis_url: str = Field(default="redis://127.0.0.1:6379/0", description="Used when the bus is redis.")
    bus_space: str = Field(
        default="okno", description="Keeps several installations on one Redis apart from each other."
    )
    files: Literal["disk", "s3"] = Field(
        default="disk", description="Where files are kept: in the data folder, or in an S3-compatible store."
    )
    s3_endpoint: str = Field(
        default="", description="Address of the S3 store (`https://s3.example.ru`). Empty: Amazon's own."
    )
    s3_bucket: str = Field(
        default="", description="Bucket that exists already; it may be shared, see the prefix."
    )
    s3_region: str = Field(default="us-east-1", description="Region that requests are signed for.")
    s3_access_key: str = Field(default="", description="Access key that may read, write and delete there.")
    s3_secret_key: SecretStr | None = Field(default=None, description="The secret that belongs to it.")
    s3_prefix: str = Field(default="", description="Put before the name of every object.")
    upload_mb: int = Field(
        default=50, ge=1, le=2_000, description="Megabytes that a file from one of us may have."
    )
    fetch_private_hosts: str = Field(
        default="",
        description="For tests and mirrors on this network only: `host:port`, separated by commas, from which "
        "files of messages may be fetched although their addresses are not public.",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on.")
    public_url: str = Field(
        default="",
        description="Where browsers and messengers find Okno (`https://chat.example.ru`). "
        "Empty: the address it listens on.",
    )
    secret_key: SecretStr | None = Field(
        default=None,
        description="Key that encrypts channel secrets and signs tokens. Several keys, the newest first, are "
        "parted by spaces. Empty: a key file in the data folder.",
    )
    trusted_proxies: str = Field(
        default="127.0.0.1",
        description="Addresses whose `X-Forwarded-For` is believed, separated by commas.",
    )
    demo_shop: bool = Field(default=False, description="Serve a demo shop with the widget at /demo.")
    sign_in_link: bool = Field(
        default=True,
        description="Print a one-time sign-in link at start when listening on this machine only.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much is logged."
    )
    raw_days: int = Field(default=7, ge=1, description="Days that raw updates of channels are kept.")
    event_days: int = Field(
        default=14, ge=1, description="Days that events are kept for windows that were away."
    )
    visit_days: int = Field(
        default=90, ge=1, description="Days that the pages which visitors looked at are kept."
    )
    reopen_hours: int = Field(
        default=24, ge=0, description="A message within this many hours of closing reopens the conversation."
    )
    link_minutes: int = Field(
        default=15, ge=1, le=1_440, description="Minutes that a link from the site into a messenger works."
    )
    sent_link_hours: int = Field(
        default=24, ge=1, le=720, description="Hours that a link from a messenger to the site works."
    )
    own_contacts: str = Field(
        default="",
        description="Phones and e-mails of your own, separated by commas: clients who quote them have not told theirs.",
    )
    session_days: int = Field(default=30, ge=1, description="Days without use after which a session ends.")
    writer_connections: int = Field(
        default=2, ge=1, le=16, description="Connections that write at the same time, on PostgreSQL."
    )

    @property
    def database(self) -> str:
        """The address that is really used."""
        return self.database_url or f"sqlite:///{(self.data / 'okno.db').absolute()}"

    @property
    def base_url(self) -> str:
        """Without a slash at the end."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"
