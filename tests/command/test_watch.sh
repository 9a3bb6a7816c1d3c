#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The maker's own decoder reads what `export --to fit` writes: whole, and as long as the routine. It is the
# npm package @garmin/fitsdk, looked for where Node looks (NODE_PATH) and among what is installed for all.
set -eu
node=$(command -v node || command -v nodejs) || {
    echo "node is not installed: no FIT file was read by another decoder"
    exit 77
}
NODE_PATH=${NODE_PATH-}:/usr/local/lib/node_modules:/usr/lib/node_modules:/usr/share/nodejs
export NODE_PATH
"$node" -e 'require.resolve("@garmin/fitsdk")' 2>/dev/null || {
    echo "npm's @garmin/fitsdk is not installed: no FIT file was read by another decoder"
    exit 77
}
. "$LIMBER_SOURCE/tests/command/begin.sh"

cat >"$home/seconds.js" <<'JS'
// The seconds of a workout, its repeats done, or what is wrong with it.
const fs = require("fs"), url = require("url")
import(url.pathToFileURL(require.resolve("@garmin/fitsdk"))).then(({ Decoder, Stream }) => {
    const decoder = new Decoder(Stream.fromByteArray([...fs.readFileSync(process.argv[2])]))
    const whole = decoder.isFIT() && decoder.checkIntegrity()
    const { messages, errors } = decoder.read()
    const steps = messages.workoutStepMesgs, times = steps.map(() => 1)
    if (!whole || errors.length > 0 || steps.length !== messages.workoutMesgs[0].numValidSteps)
        throw new Error("not whole: " + errors)
    for (const step of steps)
        for (let i = step.durationStep ?? steps.length; i < step.messageIndex; i++)
            times[i] *= step.repeatSteps
    console.log(steps.reduce((sum, step, i) => sum + Math.round(1000 * (step.durationTime ?? 0)) * times[i], 0) / 1000)
})
JS

for routine in postrun-quick-5 physio-heel-drop-12wk strength-hills unwind-6 prerun-full-10; do
    file=$LIMBER_SOURCE/routines/$routine.yaml
    "$limber" export "$file" --to fit -o "$home/a.fit" >/dev/null 2>&1 || complain "$routine: no file"
    wanted=$("$limber" show "$file" --timeline | sed -n '$s/\([0-9.]*\) .*/\1/p' | sed 's/\.\{0,1\}0*$//')
    read=$("$node" "$home/seconds.js" "$home/a.fit" 2>&1) || true
    [ "$read" = "$wanted" ] || complain "$routine: $wanted seconds, read as: $read"
done
end "another decoder reads the workouts for watches"
