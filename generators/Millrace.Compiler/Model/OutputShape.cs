namespace Millrace.Compiler;

/// <summary>What Run returns.</summary>
public enum OutputShape
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One artifact.</summary>
    Single,

    /// <summary>A tuple or record whose members are artifacts.</summary>
    Members,

    /// <summary>Something that cannot be read: the component is wrong.</summary>
    Unknown,
}
