let playing: HTMLMediaElement | null = null;

/** Two voices at once are none. */
export function playOnly(media: HTMLMediaElement): void {
  if (playing !== media) playing?.pause();
  playing = media;
  void media.play().catch(() => undefined);
}
