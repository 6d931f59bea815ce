namespace Millrace.Json;

/// <summary>A schema for a file: what <c>schema infer --json</c> writes.</summary>
internal sealed record SchemaSourceDocument
{
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The full path of the file or folder that was read.</summary>
    public required string Data { get; init; }

    /// <summary>The schema as C#.</summary>
    public required string Source { get; init; }

    /// <summary>The full path of the C# file that was written; null where none was.</summary>
    public string? Written { get; init; }
}
