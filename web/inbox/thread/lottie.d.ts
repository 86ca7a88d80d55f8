declare module "lottie-web/build/player/lottie_light.min.js" {
  import type { LottiePlayer } from "lottie-web";

  const player: LottiePlayer;
  // biome-ignore lint/style/noDefaultExport: the library's own shape.
  export default player;
}
