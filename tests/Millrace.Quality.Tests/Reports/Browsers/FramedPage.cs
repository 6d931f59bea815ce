using System.Net;

namespace Millrace.Quality.Tests.Reports.Browsers;

/// <summary>
/// A page in frames of several widths in which no script may run, within a document whose script measures them: how wide they get, what sticks out, what is read,
/// which colours they have, and what they asked for.
/// </summary>
internal static class FramedPage
{
    private const string Script = """
        addEventListener('load', () => {
          const found = [...document.querySelectorAll('iframe')].map(frame => {
            const page = frame.contentDocument, view = frame.contentWindow, room = page.documentElement.clientWidth;
            const boxes = [...page.querySelectorAll('body *')].filter(each => !each.closest('.scroll table, .aloud'));
            return {
              width: frame.clientWidth,
              needed: page.documentElement.scrollWidth,
              outside: boxes.filter(each => each.getBoundingClientRect().right > room + 1).slice(0, 5).map(each => each.outerHTML.slice(0, 80)),
              text: page.body.innerText.length,
              tables: page.querySelectorAll('table').length,
              seen: page.getElementById('anomalies').getBoundingClientRect().height > 20,
              background: view.getComputedStyle(page.body).backgroundColor,
              colour: view.getComputedStyle(page.body).color,
              bar: page.querySelector('rect.now') ? view.getComputedStyle(page.querySelector('rect.now')).fill : '',
              requests: view.performance.getEntriesByType('resource').length,
              links: [...page.querySelectorAll('[src],[href]')].map(each => each.getAttribute('src') ?? each.getAttribute('href')).filter(each => !each.startsWith('#')),
            };
          });
          document.documentElement.dataset.found = btoa(unescape(encodeURIComponent(JSON.stringify(found))));
        });
        """;

    /// <summary>Makes the document.</summary>
    public static string Of(string page, params int[] widths) =>
        $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><script>{Script}</script></head><body>"
        + string.Concat(widths.Select(width =>
            $"<iframe sandbox=\"allow-same-origin\" style=\"border:0;width:{width}px;height:900px\" srcdoc=\"{WebUtility.HtmlEncode(page)}\"></iframe>"))
        + "</body></html>";
}
