// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: CC0-1.0
/* The themes and the sounds, as tables. A new theme is a row here and a folder in meson.build. */
#include "theme.h"

/* Heard without eyes, a sound is told by its register first, then by its direction: pips stand low,
 * what begins stands an octave above them; rest falls, done rises, a switch goes to and fro. The
 * beats of a paced rep are quieter, because they come every second. */
const Recipe recipes[] = {
    {"pip", 0, {{0, 0, 0.7, 0}}},
    {"halfway", 0, {{0, -5, 0.8, 0}, {1.1, -5, 0.8, 0}}},
    {"start", 0, {{0, 12, 1.6, 0}}},
    {"switch", 0, {{0, 16, 0.9, 0}, {1, 12, 1.3, 0}}},
    {"rest", 0, {{0, 7, 1.2, 0}, {1.7, 0, 1.8, -2}}},
    {"done", 0, {{0, 7, 0.6, -1}, {0.7, 12, 1, 0}}},
    {"finish",
     0,
     {{0, 7, 0.9, -2},
      {1, 11, 0.9, -2},
      {2, 14, 0.9, -2},
      {3.2, 0, 1.8, -5},
      {3.3, 12, 1.8, -1},
      {3.45, 16, 1.8, -6},
      {3.6, 19, 1.8, -7}}},
    {"beat", -5, {{0, 7, 0.4, 0}}},
    {"tick", -9, {{0, 12, 0.2, 0}}},
};
const size_t recipe_count = sizeof recipes / sizeof recipes[0];

const Theme themes[] = {
    {"soft", 440, 0.14, 0.008, 0.09, {{1, 1, 1}, {2, 0.2, 0.6}, {4, 0.06, 0.25}}},
    {"bright", 784, 0.12, 0.003, 0.07, {{1, 1, 1}, {2, 0.6, 0.8}, {3, 0.45, 0.6}, {4, 0.2, 0.5}}},
    {"wood", 523.25, 0.15, 0.0025, 0.045, {{1, 1, 1}, {4, 0.35, 0.35}, {10, 0.08, 0.15}}},
    {"calm", 329.63, 0.2, 0.025, 0.14, {{1, 1, 1}, {2, 0.16, 0.7}, {3, 0.03, 0.5}}},
};
const size_t theme_count = sizeof themes / sizeof themes[0];
