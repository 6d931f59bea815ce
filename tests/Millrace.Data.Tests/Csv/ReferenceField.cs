namespace Millrace.Data.Tests.Csv;

/// <summary>A field as it stands in a file.</summary>
/// <param name="Text">What is in it.</param>
/// <param name="IsQuoted">Whether it is in quotes.</param>
/// <param name="Line">The line in which it starts.</param>
internal sealed record ReferenceField(string Text, bool IsQuoted, long Line);
