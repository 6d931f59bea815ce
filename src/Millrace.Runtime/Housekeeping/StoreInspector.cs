namespace Millrace.Runtime;

/// <summary>Looks at all of a store: its metadata, and whether contents, logs and temporary files are those of which it tells.</summary>
/// <param name="store">The store.</param>
/// <param name="isQuick">Whether contents are not read.</param>
internal sealed class StoreInspector(Store store, bool isQuick)
{
    /// <summary>Looks.</summary>
    /// <param name="progress">Told of the bytes that were looked at.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<StoreVerification> RunAsync(IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        var verifier = new StoreVerifier(store.Metadata, store.Artifacts, store.Objects, store.Kept, isQuick);
        using IMetadataIntegrity? integrity = store.OpenIntegrity();
        if (integrity is null)
            return await verifier.RunAsync(progress, cancellation).ConfigureAwait(false);

        var findings = new StoreFindings(store.Path, integrity);
        List<StoreFinding> found = findings.Damage(isQuick, cancellation);
        try
        {
            StoreVerification contents = await verifier.RunAsync(progress, cancellation).ConfigureAwait(false);
            found.AddRange(findings.Others(contents.Problems.Select(static problem => problem.Artifact)));
            return contents with { Findings = [.. found] };
        }
        catch (Exception exception) when (found.Count > 0 && exception is MillraceException or FormatException or ArgumentException)
        {
            // What is damaged need not tell of anything else.
            return new StoreVerification(0, 0, []) { Findings = [.. found] };
        }
    }
}
