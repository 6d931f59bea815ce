namespace Millrace.Quality;

/// <summary>How pages look: light and dark as the reader's system is, on narrow screens and on paper.</summary>
internal static class PageStyle
{
    /// <summary>The style sheet. It has no markup in it, and its lines end alike wherever it was compiled.</summary>
    public static string Css { get; } = """
        :root{color-scheme:light dark;--bg:#fff;--fg:#1c2128;--soft:#f3f5f8;--mute:#57606a;--line:#d3dae1;--link:#0757b8;--now:#4a80bd;--was:#a84a00;--bad:#b42318;--warn:#7a4b00;--good:#1a6b36}
        @media (prefers-color-scheme:dark){:root{--bg:#14181d;--fg:#e6e9ed;--soft:#1e242c;--mute:#a3adb8;--line:#3a434e;--link:#7ab8ff;--now:#5b96d4;--was:#f0a35e;--bad:#ff9187;--warn:#f2c063;--good:#6fce8d}}
        *{box-sizing:border-box}
        html{scroll-padding-top:1rem}
        body{margin:0 auto;max-width:80rem;padding:1.5rem;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif;overflow-wrap:break-word}
        h1{font-size:1.7rem;line-height:1.2;margin:0 0 .75rem}
        h2{font-size:1.3rem;margin:2.25rem 0 .75rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
        h3{font-size:1.1rem;margin:1.25rem 0 .5rem}
        h4{font-size:1rem;margin:0 0 .25rem}
        h3 small{font-size:.85rem;font-weight:400;color:var(--mute);margin-left:.5rem}
        p{margin:.35rem 0}
        a{color:var(--link)}
        a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
        nav{display:flex;gap:1.25rem;margin-top:.75rem}
        table{border-collapse:collapse;font-size:.9rem;margin:.25rem 0 .75rem}
        caption{text-align:left;font-weight:600;padding:.15rem 0}
        th,td{text-align:left;vertical-align:top;padding:.2rem .75rem .2rem 0;border-bottom:1px solid var(--line)}
        th{font-weight:400;color:var(--mute)}
        th bdi{white-space:pre-wrap}
        h1,h2,h3,h4,p,li,pre,td.v{overflow-wrap:anywhere}
        td.v{min-width:5.5rem}
        tr:last-child td,tr:last-child th{border-bottom:0}
        .r{text-align:right}
        .n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        .v bdi,.examples bdi{white-space:pre-wrap}
        .m{color:var(--mute)}
        bdi i{color:var(--mute);font-size:.9em}
        .bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}
        .aloud{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .scroll{overflow-x:auto}
        .scroll table{min-width:100%}
        .scroll td,.scroll th,.scroll td bdi{white-space:nowrap}
        .scroll td code{white-space:pre-wrap}
        .scroll td:has(code){min-width:16rem}
        .scroll tbody td,.scroll tbody th{border-bottom:1px solid var(--line)}
        .scroll th bdi{display:inline-block;max-width:16rem;overflow-wrap:break-word}
        .scroll thead th{border-bottom:0}
        .scroll thead tr:last-child th{border-bottom:1px solid var(--line)}
        .found{list-style:none;margin:0;padding:0;color:inherit}
        .found li{margin:0 0 .75rem;padding:.6rem .9rem;background:var(--soft);border-left:4px solid var(--bad);border-radius:3px;break-inside:avoid}
        .found.warn li{border-color:var(--warn)}
        .found h4,.found p{color:var(--fg)}
        .found .m{color:var(--mute)}
        .tag{font-weight:600;color:var(--bad)}
        .warn .tag{color:var(--warn)}
        .examples{display:flex;flex-wrap:wrap;gap:.35rem;margin:.35rem 0;padding:0;list-style:none;font-size:.9rem}
        .found .examples li{margin:0;padding:.1rem .5rem;border:1px solid var(--line);background:var(--bg);border-radius:3px}
        .examples span{margin-left:.5rem}
        pre{margin:.25rem 0;padding:.4rem .6rem;background:var(--bg);border:1px solid var(--line);border-radius:3px;white-space:pre-wrap}
        code{font:.9em ui-monospace,monospace}
        .column{border-top:1px solid var(--line);padding:.25rem 0 1rem}
        .up{float:right;text-decoration:none;padding:0 .5rem}
        .note{padding:.15rem .6rem;border-left:3px solid}
        .parts table{width:100%}
        .parts .n{white-space:normal}
        .parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:.5rem 2.5rem;align-items:start}
        figure{margin:0 0 .75rem}
        figcaption{font-size:.9rem}
        figcaption span{color:var(--mute);margin-left:.5rem}
        figure svg{display:block;width:100%;height:6rem;border-bottom:1px solid var(--mute)}
        .axis{display:flex;justify-content:space-between;font-size:.8rem;color:var(--mute)}
        .small{width:6rem;height:1.4rem;vertical-align:middle}
        .key{width:.9rem;height:.9rem;margin-right:.35rem;vertical-align:-.1rem}
        .now{fill:var(--now)}
        rect.was{fill:var(--was)}
        path.was{fill:none;stroke:var(--was);stroke-width:2px;vector-effect:non-scaling-stroke}
        .b{width:30%;min-width:3rem}
        .b svg{display:block;width:100%;height:.9rem;margin-top:.25rem}
        details{font-size:.9rem}
        summary{cursor:pointer;color:var(--mute)}
        @media (max-width:40rem){body{padding:.9rem}h1{font-size:1.4rem}.parts{gap:.5rem}}
        @media print{body{max-width:none;padding:0;font-size:11px}.up,nav{display:none}
        .scroll{overflow:visible}.scroll table{font-size:.8rem}.scroll td,.scroll th,.scroll td bdi{white-space:normal}.scroll th,.scroll td{padding-right:.4rem}.scroll td:has(code){min-width:0}
        h2,h3,h4{break-after:avoid}tr,figure{break-inside:avoid}.small{width:4rem}}
        """.ReplaceLineEndings("\n");
}
