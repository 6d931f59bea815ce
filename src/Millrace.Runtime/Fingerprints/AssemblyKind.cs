namespace Millrace.Runtime;

/// <summary>Where an assembly of the program comes from.</summary>
internal enum AssemblyKind
{
    /// <summary>It is part of .NET, whose version is in every key.</summary>
    Framework = 0,

    /// <summary>It is the program or one of its projects: its code is followed.</summary>
    Own = 1,

    /// <summary>It comes in a package, which stands for it.</summary>
    Package = 2,

    /// <summary>It counts as a whole, by its build.</summary>
    Whole = 3,
}
