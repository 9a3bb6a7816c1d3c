// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the export: one function a form. */
#ifndef LIMBER_PAGE_EXPORT_PRIVATE_H
#define LIMBER_PAGE_EXPORT_PRIVATE_H

#include "page/export.h"

void export_markdown(const Export *export, FILE *out);
void export_csv(const Export *export, FILE *out);
void export_ics(const Export *export, FILE *out);
void export_jawt(const Export *export, FILE *out);
void export_fit(const Export *export, FILE *out);
void export_intervals(const Export *export, FILE *out);

#endif
