# Sourced by the other scripts: what has to be there before the program can be built, tested or run.
# Nothing here uses the network when everything is there already. Everything said goes to standard error.

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd -P)
program="$root/src/CourseMatch.Host/bin/Release/net10.0/coursematch.dll"
build_log="$root/artifacts/build.log"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export MSBUILDDISABLENODEREUSE=1
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# The program's own folder; whoever sets it elsewhere is asked nothing.
export COURSEMATCH_HOME="${COURSEMATCH_HOME:-$root/.coursematch}"

say() { printf '%s\n' "$*" >&2; }

# Ends with the exit status of failed machinery.
give_up() {
  say "$*"
  exit 4
}

# install PACKAGE WHAT: by apt-get, as root or by a sudo that asks nothing.
install_package() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      give_up "$2 is missing. Please install it as root: apt-get install $1"
    fi
  fi
  command -v apt-get >/dev/null || give_up "$2 is missing, and there is no apt-get here. Please install it: $1"
  say "Installing $2 ($1) ..."
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends install "$1")
  if ! "${apt[@]}" </dev/null >&2 2>&1; then
    "${as_root[@]}" apt-get -q update </dev/null >&2 2>&1 || true
    "${apt[@]}" </dev/null >&2 2>&1 \
      || give_up "$2 could not be installed. Please install it: apt-get install $1"
  fi
}

has_postgres() {
  local found
  for found in "$(command -v postgres || true)" /usr/lib/postgresql/*/bin/postgres; do
    [ -x "$found" ] && return
  done
  return 1
}

need_postgres() {
  has_postgres || install_package postgresql "The PostgreSQL server"
  has_postgres || give_up "PostgreSQL was installed, but neither PATH nor /usr/lib/postgresql/*/bin has its server."
}

need_dotnet() {
  if ! command -v dotnet >/dev/null && [ -x "${HOME:-}/.dotnet/dotnet" ]; then
    PATH="$HOME/.dotnet:$PATH"
  fi
  command -v dotnet >/dev/null || give_up "The .NET 10 SDK is missing. Please install it and see that dotnet is on PATH."
  # dotnet and the package cache want a home that can be written.
  if [ ! -w "${HOME:-/nonexistent}" ]; then
    mkdir -p "$root/artifacts/home"
    export HOME="$root/artifacts/home"
  fi
}

# need_sdk: that the SDK runs at all and is new enough for global.json.
need_sdk() {
  need_dotnet
  local version
  version=$(cd "$root" && dotnet --version 2>&1) && return
  case $version in
    *ICU*) install_package '^libicu[0-9]+$' "The Unicode library (ICU)" ;;
    *) give_up "The .NET 10 SDK does not run: $(printf '%s' "$version" | head -n 3 | tr '\n' ' ')" ;;
  esac
}

# The pages take their style from npm; what was fetched once is kept.
need_npm() {
  [ -f "$root/src/CourseMatch.Host/obj/web/fetched.stamp" ] && return
  command -v npm >/dev/null && command -v node >/dev/null && return
  install_package npm "Node.js with npm"
}

# The pages are tested in a real browser.
need_chromium() {
  local found
  for found in /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome /snap/bin/chromium; do
    [ -x "$found" ] && return
  done
  install_package chromium "The browser Chromium"
}

need_writable_clone() {
  mkdir -p "$root/artifacts" 2>/dev/null && [ -w "$root/artifacts" ] && [ -w "$root/src/CourseMatch.Host" ] \
    || give_up "The folder $root cannot be written by $(id -un). Please use a clone of your own."
}

# restore PROJECT: from the package cache alone; only when something is missing there from the network.
restore() {
  mkdir -p "$root/artifacts/no-packages"
  dotnet restore "$1" -p:NuGetAudit=false --source "$root/artifacts/no-packages" </dev/null >"$build_log" 2>&1 && return
  say "Fetching packages ..."
  dotnet restore "$1" </dev/null >"$build_log" 2>&1
}

# build PROJECT: restore and build in Release. Says nothing but its errors.
# The output goes to a file: the compiler's server outlives the build and must not hold anybody's pipe or lock.
build() {
  if ! { restore "$1" && dotnet build "$1" -c Release --no-restore -clp:NoSummary \
    </dev/null >"$build_log" 2>&1; }; then
    { grep -E '(error|warn) ?[A-Z]*[0-9]*:|: error' "$build_log" | sort -u || true; } | head -n 30 >&2
    say "The build failed; everything it said is in $build_log"
    return 1
  fi
}

# One build at a time per clone. with_build_lock COMMAND...: the command does not inherit the lock.
with_build_lock() {
  local lock status=0
  exec {lock}>"$root/artifacts/build.lock"
  flock "$lock"
  eval '"$@"' "$lock>&-" || status=$?
  exec {lock}>&-
  return $status
}

# Everything the program is built from; a test on the files may follow.
sources() {
  find "$root/src" "$root"/Directory.*.props "$root/global.json" "$root/.editorconfig" \
    \( -name bin -o -name obj \) -prune -o -type f "$@"
}

# What was built: which files, and in which place, since a moved clone has to be built anew. The stamp that holds this
# has the time the build began, so a file changed meanwhile counts as newer.
what() { sources -print | LC_ALL=C sort | cksum; printf '%s\n' "$root"; }

is_fresh() {
  local stamp="$root/artifacts/build.stamp"
  [ -f "$program" ] && [ -f "$stamp" ] && [ -z "$(sources -newer "$stamp" -print -quit)" ] \
    && [ "$(cat "$stamp")" = "$(what)" ]
}

build_program() {
  is_fresh && return
  need_sdk
  need_npm
  say "Building CourseMatch ..."
  what >"$root/artifacts/build.started"
  # Said aloud: a failing step does not end a function that is called in a condition.
  build "$root/src/CourseMatch.Host/CourseMatch.Host.csproj" || return
  mv "$root/artifacts/build.started" "$root/artifacts/build.stamp"
}
