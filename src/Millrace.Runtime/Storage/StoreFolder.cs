namespace Millrace.Runtime;

/// <summary>What is looked at in a store's folder, and made in it, when a store is opened.</summary>
internal static class StoreFolder
{
    private const string ClaimsFile = "claims";

    /// <summary>What leads to the metadata of a store; the only place that knows what keeps them.</summary>
    /// <param name="root">The full path of the store's folder.</param>
    /// <param name="time">The clock.</param>
    public static IMetadataProvider ProviderOf(string root, TimeProvider time) => new SqliteProvider(root, time);

    /// <summary>Whether a folder holds a store, be it a whole one or not.</summary>
    /// <param name="root">Its full path.</param>
    public static bool Exists(string root) => ProviderOf(root, TimeProvider.System).Exists || HoldsObjects(root);

    /// <summary>Makes sure that what has artifacts has metadata.</summary>
    /// <inheritdoc cref="ProviderOf"/>
    /// <exception cref="MillraceException">There are none; the message says what to do.</exception>
    public static IMetadataProvider Check(string root, TimeProvider time)
    {
        IMetadataProvider provider = ProviderOf(root, time);
        if (HoldsObjects(root))
            provider.CheckPresent();
        return provider;
    }

    /// <summary>Opens the table of who computes what, and makes it where there is none.</summary>
    /// <param name="root">The full path of the store's folder.</param>
    /// <param name="transactions">The metadata's: whoever writes to them is alone.</param>
    /// <exception cref="MillraceException">It cannot be made or opened.</exception>
    public static ClaimTable OpenClaims(string root, ITransactions transactions)
    {
        string path = Path.Combine(root, ClaimsFile);
        try
        {
            transactions.Transaction(path, static path =>
            {
                ClaimTable.Create(path);
                return 0;
            });
            return ClaimTable.Open(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException(
                $"The store's file {path} cannot be made or opened: {exception.Message} Make the folder writable and room on its disk, or name another "
                + "folder with --store.",
                exception);
        }
    }

    private static bool HoldsObjects(string root) => Directory.Exists(Path.Combine(root, "objects"));
}
