using System.Collections.Immutable;

namespace Millrace;

/// <summary>An artifact that a person reads: on a console, as a page in a browser, and as JSON. Sensitive values are masked in all of them.</summary>
public interface IReportable
{
    /// <summary>The name of the page among the artifact's files; null where it is not among them.</summary>
    string? PageFile { get; }

    /// <summary>The report for a console, what matters most first.</summary>
    ImmutableArray<ReportSection> DescribeReport();

    /// <summary>The whole report as one HTML page that needs nothing beside it, in UTF-8.</summary>
    ReadOnlyMemory<byte> ToHtml();

    /// <summary>The whole report as JSON, in UTF-8.</summary>
    ReadOnlyMemory<byte> ToJson();
}
