using System.CommandLine;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>The artifact that a command line names, opened.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class StoredArtifacts(ProgramContext context, CommonOptions common)
{
    /// <summary>Names the artifact.</summary>
    public Argument<string> Argument { get; } = new("artifact")
    {
        Description = "RUN/STEP/OUTPUT, such as last/split-trips/train (the output may be left out where there is only one), or the beginning of a digest.",
    };

    /// <summary>Opens the store.</summary>
    public Store Open(ParseResult parsed) => Store.OpenForReading(common.StorePath(parsed), context.Time);

    /// <summary>Opens the artifact.</summary>
    public async Task<(ArtifactRecord Record, object Artifact)> LoadAsync(Store store, ParseResult parsed, CancellationToken cancellation)
    {
        ArtifactRecord record = store.Metadata.ResolveArtifact(parsed.GetRequiredValue(Argument));
        return (record, await store.LoadAsync(record, TypeOf(record), context.Application.Services, cancellation).ConfigureAwait(false));
    }

    // The store knows a type by its text only; the plans of this program know how to load it.
    private ArtifactType TypeOf(ArtifactRecord record) => context.Pipelines.Plans
        .SelectMany(PlanTypes.Of)
        .FirstOrDefault(type => type.Type.ToString() == record.Type)
        ?? throw new MillraceException(
            $"The artifact {record.Digest[..16]} is a {record.DisplayType}, which no step of this program yields: "
            + "look at it with the program that made it.");
}
