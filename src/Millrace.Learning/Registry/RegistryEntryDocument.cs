using System.Collections.Immutable;

namespace Millrace.Learning;

/// <summary>What <c>registration.json</c> in the folder of a registered version holds: what it is and where it comes from.</summary>
internal sealed record RegistryEntryDocument(
    string Format,
    int Version,
    string Name,
    int ModelVersion,
    string Digest,
    string Trainer,
    ImmutableArray<string> Reasons,
    string Run,
    string Step)
{
    public const string FormatName = "millrace-registered-model";
    public const int KnownVersion = 1;
}
