// Writes pinyin.txt, the readings of the 6,763 characters of GB 2312 (levels 1 and 2), without tones: one line per syllable.
// Once, by hand:  npm install pinyin-pro@3.29.4 && node pinyin.mjs > pinyin.txt
import { polyphonic } from "pinyin-pro";

const decoder = new TextDecoder("gb2312");
const bySyllable = new Map();
for (let row = 0xb0; row <= 0xf7; row++)
  for (let cell = 0xa1; cell <= 0xfe; cell++) {
    const character = decoder.decode(new Uint8Array([row, cell]));
    if (character.length !== 1 || !/\p{Script=Han}/u.test(character)) continue;
    const readings = polyphonic(character, { toneType: "none", type: "array" })[0];
    for (const reading of new Set(
      readings.map((r) => r.normalize("NFC").replaceAll("ü", "v")).filter((r) => /^[a-z]{1,6}$/.test(r)),
    ))
      bySyllable.set(reading, (bySyllable.get(reading) ?? "") + character);
  }
for (const syllable of [...bySyllable.keys()].sort()) console.log(syllable + " " + bySyllable.get(syllable));
