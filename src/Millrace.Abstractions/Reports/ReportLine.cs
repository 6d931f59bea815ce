namespace Millrace;

/// <summary>A line of a report on a console.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Tone">How it is meant.</param>
public readonly record struct ReportLine(string Text, ReportTone Tone = ReportTone.Normal);
