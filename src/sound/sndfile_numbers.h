// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What came with libsndfile 1.1, so that Limber can be built with an older one: the numbers are
 * part of its file interface. An older library says at run time that it does not know them. */
#ifndef LIMBER_SOUND_SNDFILE_NUMBERS_H
#define LIMBER_SOUND_SNDFILE_NUMBERS_H

#define FORMAT_MP3 0x230082 /* SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III */
#define SET_BITRATE_MODE 0x1305
#define BITRATE_MODE_AVERAGE 1

#endif
