namespace Millrace.Json;

/// <summary>A column whose type changed.</summary>
internal sealed record TypeChangeDocument(string Name, string Before, string After);
