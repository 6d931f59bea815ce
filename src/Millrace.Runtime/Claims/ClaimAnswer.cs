namespace Millrace.Runtime;

/// <summary>What comes of the attempt to claim a key.</summary>
internal enum ClaimAnswer
{
    /// <summary>It is claimed, and nobody has come to a result since the look.</summary>
    Claimed,

    /// <summary>Another one has it.</summary>
    Held,

    /// <summary>Somebody gave a claim up since the look: there may be a result.</summary>
    Changed,

    /// <summary>Claims on other keys are in the way.</summary>
    Full,
}
