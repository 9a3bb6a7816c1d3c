// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How a handout looks: black on white, a step never torn, letters to read from the floor. */
#include "page/handout_private.h"

#include <string.h>

const char *const paper_names[] = {
    [PAPER_A4] = "a4", [PAPER_A5] = "a5", [PAPER_LETTER] = "letter", NULL};

static const struct {
    const char *page;  /* @page's size and margin */
    double letters_pt; /* of the text */
    double row_mm;     /* of the grid */
} papers[] = {
    [PAPER_A4] = {"A4;margin:15mm 16mm", 10.5, 7.4},
    [PAPER_A5] = {"A5;margin:10mm 10mm", 8.5, 5.6},
    [PAPER_LETTER] = {"letter;margin:14mm 16mm", 10.5, 7.0},
};

static const char style[] =
    "*{box-sizing:border-box}\n"
    "html{background:#e9e9e6;-webkit-text-size-adjust:100%}\n"
    "body{margin:24px auto;padding:16mm;max-width:210mm;background:#fff;color:#000;"
    "font-family:'Source Sans 3','Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif;"
    "line-height:1.4;print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
    "h1,h2,h3{margin:0;line-height:1.2;break-after:avoid}\n"
    "h1{font-size:2.1em;font-weight:700}\n"
    "h2{font-size:1.15em;font-weight:700;margin:0 0 .4em}\n"
    "h3{font-size:1.2em;font-weight:700;padding-left:1.25em;text-indent:-1.25em}\n"
    "p,ul,dl,dd{margin:0}\n"
    "header{display:flex;justify-content:space-between;gap:2em;align-items:flex-start;"
    "border-bottom:.2em solid #000;padding-bottom:.8em}\n"
    "header p{margin-top:.3em}.author{text-align:right;white-space:nowrap}\n"
    ".facts{display:flex;flex-wrap:wrap;gap:.4em 2.2em;padding:.7em 0}\n"
    "dt{font-size:.82em;color:#333}.facts dd{font-weight:600}\n"
    "section{margin-top:1.1em}\n"
    ".mind,.pain{border:.1em solid #000;border-radius:.4em;padding:.7em 1em;break-inside:avoid}\n"
    /* As long as half a page: whole, it would leave the page before it half empty. */
    ".asks{break-inside:auto;-webkit-box-decoration-break:clone;box-decoration-break:clone}"
    ".asks h2{break-after:avoid}.asks li{break-inside:avoid}\n"
    ".mind ul{padding-left:1.1em}.pain .facts{padding:.1em 0 .4em}\n"
    ".steps>h2{margin-bottom:0}\n"
    "article{display:grid;grid-template-columns:var(--figures) 1fr;gap:.4em 1.4em;padding:1em 0;"
    "border-bottom:.06em solid #999;break-inside:avoid}\n"
    ".figures{display:flex;gap:.3em;align-items:flex-start}.figures "
    "svg{width:50%;height:auto}.figures "
    "img{width:100%;max-height:70mm;object-fit:contain;object-position:left top}\n"
    ".logo{max-height:18mm;max-width:60mm}.scales ol{padding-left:1.4em}.scales "
    "li{break-inside:avoid;padding:.15em 0}.weeks{white-space:nowrap}\n"
    ".words{grid-column:2}.bare "
    ".words{grid-column:1/"
    "-1}.number{display:inline-block;min-width:1.25em;text-indent:0;font-weight:400}\n"
    ".words>:not(h3){margin-left:1.5em}\n"
    ".dose{font-size:1.12em;font-weight:600;margin:.15em 0 .35em}.note{margin-bottom:.3em}\n"
    ".words ul{padding-left:1em}.mistake,.felt{margin-top:.3em}.felt{color:#333}\n"
    ".group{border-left:.35em solid #000;padding-left:1em;margin:1em 0}\n"
    ".between{padding:.8em 0;font-weight:700;text-align:center;border-bottom:.06em solid "
    "#999}.between::first-letter{text-transform:uppercase}\n"
    ".rounds{font-weight:700;break-after:avoid}.star{margin-top:.6em;break-before:avoid}\n"
    ".codes{break-inside:avoid}.codes div{display:flex;flex-wrap:wrap;gap:6mm;margin-top:.6em}"
    ".codes svg{width:60mm;height:60mm}\n"
    ".link{display:flex;align-items:center;gap:.8em;margin-top:.4em;overflow-wrap:anywhere}"
    ".link svg{flex:none;width:22mm;height:22mm}\n"
    ".nocode{margin-top:1em}\n"
    ".plan tr{break-inside:avoid}.plan th,.plan td{height:auto;padding:.3em "
    ".6em;vertical-align:top}"
    ".plan tr:first-child{break-after:avoid}.plan tr:last-child{break-before:avoid}\n"
    ".plan th{width:30%;white-space:normal}.plan tbody{border-width:.06em;break-inside:auto}\n"
    ".grid{break-before:page}table{width:100%;border-collapse:collapse}\n"
    "thead{display:table-header-group}th,td{border:.06em solid #777;padding:0 .5em;text-align:left;"
    "height:var(--row)}\n"
    "thead th{font-size:.85em;vertical-align:bottom;border:0;padding-bottom:.3em;height:auto}\n"
    "tbody{border:.16em solid #000;break-inside:avoid}tbody th{font-weight:400;white-space:nowrap;"
    "width:1%;font-variant-numeric:tabular-nums}\n"
    ".line{width:45%}.tick{white-space:nowrap;width:1%}.box{display:inline-block;width:1em;height:"
    "1em;"
    "border:.1em solid #000;margin-right:.4em;vertical-align:-.12em}\n"
    "footer{margin-top:1em;font-size:.8em;color:#333}\n"
    "@media print{html{background:none}body{margin:0;padding:0;max-width:none}}\n"
    "@media screen and (max-width:640px){body{margin:0;padding:16px}header{display:block}"
    ".author{text-align:left}article{grid-template-columns:1fr}.words{grid-column:1}"
    ".grid{overflow-x:auto}}\n";

void handout_print_style(const Handout *handout, FILE *out)
{
    double factor = handout->large ? 1.4 : 1;
    fprintf(out,
            "@page{size:%s;@bottom-right{content:counter(page) ' of ' "
            "counter(pages);font:7.5pt sans-serif}}\n"
            ":root{--figures:%s;--row:%.1fmm}\nbody{font-size:%.1fpt}\n",
            papers[handout->paper].page, handout->large ? "44%" : "36%",
            papers[handout->paper].row_mm * (handout->large ? 1.1 : 1),
            papers[handout->paper].letters_pt * factor);
    fputs(style, out);
}
