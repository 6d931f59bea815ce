namespace Millrace.Runtime;

/// <summary>What somebody wrote about a run.</summary>
/// <param name="WrittenAt">When, in UTC.</param>
/// <param name="Author">Who: the user's name on that machine.</param>
/// <param name="Text">What.</param>
public sealed record RunNote(DateTimeOffset WrittenAt, string Author, string Text);
