namespace Millrace.Json;

/// <summary>What <c>export mlmd --json</c> writes.</summary>
internal sealed record MlmdExportDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    /// <summary>The file's full path.</summary>
    public required string File { get; init; }

    public required long Runs { get; init; }

    public required long Executions { get; init; }

    /// <summary>Artifacts, and files from outside.</summary>
    public required long Artifacts { get; init; }

    /// <summary>Inputs and outputs of executions.</summary>
    public required long Events { get; init; }

    /// <summary>The file's bytes.</summary>
    public required long Bytes { get; init; }
}
