using System.Collections.Immutable;

namespace Millrace;

/// <summary>A part of a report on a console: a title, lines and a table.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Lines">The lines; they stand before the table.</param>
public sealed record ReportSection(string Title, ImmutableArray<ReportLine> Lines)
{
    /// <summary>The headings of the table; empty where there is none.</summary>
    public ImmutableArray<ReportHeading> Columns { get; init; } = [];

    /// <summary>The rows of the table, each as wide as <see cref="Columns"/>; null is nothing.</summary>
    public ImmutableArray<ImmutableArray<string?>> Rows { get; init; } = [];
}
