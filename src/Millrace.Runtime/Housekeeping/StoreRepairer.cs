namespace Millrace.Runtime;

/// <summary>Repairs what can be repaired in a store without losing anything.</summary>
/// <param name="root">The store's folder.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreRepairer(string root, TimeProvider time)
{
    /// <summary>Repairs, and looks again whether what was found is still so.</summary>
    public StoreVerification Repair(StoreVerification found, CancellationToken cancellation)
    {
        bool isDamaged = found.Findings.Any(static finding => finding.Kind == StoreFindingKind.DamagedMetadata);
        if (isDamaged && !SqliteMetadata.TryReindex(root, cancellation))
            return found;

        // Opening it marks runs that were left, and removes temporary files.
        using Store store = Store.Open(root, time);
        using IMetadataIntegrity integrity = SqliteMetadata.OpenForRepair(root, time);
        ArtifactRecord[] unsound = [.. found.Problems.Select(static problem => problem.Artifact)];
        integrity.RemoveDangling();
        integrity.Forget(integrity.FindUnsoundResults(unsound).Select(static each => each.Key), unsound);
        integrity.ForgetCopies(found.Problems.Where(static problem => problem.IsSourceFile).Select(static problem => problem.Artifact.Digest));
        integrity.ForgetLogs(integrity.Logs().Where(each => !File.Exists(Path.Combine(root, each.Log))).Select(static each => each.Step));

        var findings = new StoreFindings(root, integrity);
        HashSet<(StoreFindingKind, string)> left =
        [
            .. (isDamaged ? findings.Damage(isQuick: false, cancellation) : []).Concat(findings.Others(unsound)).Select(static each => (each.Kind, each.Place)),
        ];
        return found with { Findings = [.. found.Findings.Select(each => each with { IsRepaired = !left.Contains((each.Kind, each.Place)) })] };
    }
}
