namespace Millrace.Runtime;

/// <summary>What this machine knows of an opener of a store.</summary>
internal enum OwnerLife
{
    /// <summary>There is no trace of it: it has gone in good order, somebody has cleaned up, or it is another machine's.</summary>
    Unknown,

    /// <summary>It holds its lock, or its process lives.</summary>
    Lives,

    /// <summary>It has left its file behind, and neither lock nor process.</summary>
    Dead,
}
