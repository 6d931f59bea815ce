using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// What steps see of artifacts through views. A view is opened for it, which reads no content, and so is trusted as far as what is opened: artifacts that
/// somebody changed are found before they are used.
/// </summary>
internal sealed class SeenParts(Store store, IServiceProvider services)
{
    /// <summary>Views beyond this number are opened again, so that a map of many items keeps little.</summary>
    private const int Most = 1000;

    private readonly ConcurrentDictionary<(string Digest, ArtifactType Stored, ArtifactType Seen), ImmutableArray<ContentPart>> _known = new();

    /// <summary>The parts of an artifact that an input sees; empty where the artifact counts as a whole.</summary>
    /// <param name="input">What is taken.</param>
    /// <param name="seen">The type as which it is taken.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async ValueTask<ImmutableArray<ContentPart>> OfAsync(StepInput input, ArtifactType seen, CancellationToken cancellation)
    {
        if (input.Source.View is not Func<object, object> view)
            return [];
        if (_known.TryGetValue((input.Record.Artifact.Digest, input.Type, seen), out ImmutableArray<ContentPart> known))
            return known;

        try
        {
            object opened = await store.LoadAsync(input.Record.Artifact, input.Type, services, cancellation).ConfigureAwait(false);
            ImmutableArray<ContentPart> parts = view(opened) is IContentParts content ? content.Parts : [];
            if (_known.Count >= Most)
                _known.Clear();
            _known[(input.Record.Artifact.Digest, input.Type, seen)] = parts;
            return parts;
        }
#pragma warning disable CA1031 // Whatever keeps it from being opened is told when the step opens it.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return [];
        }
    }
}
