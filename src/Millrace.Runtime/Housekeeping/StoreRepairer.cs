namespace Millrace.Runtime;

/// <summary>Repairs what can be repaired in a store without losing anything.</summary>
/// <param name="root">The store's folder.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreRepairer(string root, TimeProvider time)
{
    private string MetadataPath => Path.Combine(root, SqliteMetadata.FileName);

    /// <summary>Repairs, and looks again whether what was found is still so.</summary>
    public StoreVerification Repair(StoreVerification found, CancellationToken cancellation)
    {
        bool isDamaged = found.Findings.Any(static finding => finding.Kind == StoreFindingKind.DamagedMetadata);
        if (isDamaged && !TryReindex(cancellation))
            return found;

        // Opening it marks runs that were left, and removes temporary files.
        using Store store = Store.Open(root, time);
        using var integrity = new MetadataIntegrity(Database.Open(MetadataPath));
        ArtifactRecord[] unsound = [.. found.Problems.Select(static problem => problem.Artifact)];
        integrity.RemoveDangling();
        integrity.Forget(integrity.FindUnsoundResults(unsound).Select(static each => each.Key), unsound);
        integrity.ForgetLogs(integrity.Logs().Where(each => !File.Exists(Path.Combine(root, each.Log))).Select(static each => each.Step));

        var findings = new StoreFindings(root, integrity, store.IsAlive);
        HashSet<(StoreFindingKind, string)> left =
        [
            .. (isDamaged ? findings.Damage(isQuick: false, cancellation) : []).Concat(findings.Others(unsound)).Select(static each => (each.Kind, each.Place)),
        ];
        return found with { Findings = [.. found.Findings.Select(each => each with { IsRepaired = !left.Contains((each.Kind, each.Place)) })] };
    }

    /// <summary>Makes indices anew; tells whether the metadata can be worked with then.</summary>
    private bool TryReindex(CancellationToken cancellation)
    {
        try
        {
            using var integrity = new MetadataIntegrity(Database.Open(MetadataPath));
            integrity.Reindex(cancellation);
            return integrity.FindDamage(isQuick: false, cancellation).IsEmpty;
        }
        catch (MillraceException exception) when (exception.InnerException is DatabaseException { IsDamage: true })
        {
            return false;
        }
        catch (DatabaseException)
        {
            // A constraint that no longer holds keeps an index from being made anew.
            return false;
        }
    }
}
