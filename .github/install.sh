#!/usr/bin/env bash
# Puts fauxami on the PATH of a workflow: the released binary, its checksum verified; where there is none, built here.
set -euo pipefail

bin="$RUNNER_TEMP/fauxami/bin"
mkdir -p "$bin"
case "$OS" in
  Linux-X64) target=x86_64-unknown-linux-musl ;;
  Linux-ARM64) target=aarch64-unknown-linux-musl ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  Windows-X64) target=x86_64-pc-windows-msvc ;;
  *) target="" ;;
esac

tag="${VERSION:-$ACTION_REF}"
download() {
  [[ -n "$target" && "$tag" == v* ]] || return 1
  cd "$RUNNER_TEMP/fauxami"
  gh release download "$tag" --repo "$ACTION_REPOSITORY" --pattern "fauxami-$target.tar.gz" --pattern SHA256SUMS --clobber || return 1
  # A file that does not match its checksum is no reason to build something else: it is a reason to stop.
  grep " fauxami-$target.tar.gz\$" SHA256SUMS | (sha256sum --check - || shasum -a 256 --check -) || exit 1
  tar -xzf "fauxami-$target.tar.gz" -C "$bin"
}

download || cargo install --locked --path "$ACTION_PATH" --root "$RUNNER_TEMP/fauxami"
echo "$bin" >> "$GITHUB_PATH"
