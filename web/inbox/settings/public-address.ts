const PRIVATE =
  /^(localhost|.*\.(localhost|local|internal|lan|home\.arpa)|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|\[(::1|f[cde].*)\])$/;

/** Whether somebody out there could call this address: https, and a host that is not only ours. */
export function isPublic(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" && hostname.includes(".") && !PRIVATE.test(hostname);
}

/** Where a channel calls this house. */
export const webhookOf = (publicKey: string): string => `${location.origin}/hooks/${publicKey}`;
