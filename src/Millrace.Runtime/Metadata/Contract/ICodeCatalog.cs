using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Keeps what was read of programs' code: the fingerprints of components in a build, and what each fingerprint is made of.</summary>
internal interface ICodeCatalog
{
    /// <summary>What stands for a component's code in a build; null where it has not been read.</summary>
    ComponentCode? Find(string build, string component);

    /// <summary>Keeps a fingerprint.</summary>
    void Keep(string build, string component, ComponentCode code, ImmutableArray<CodePart> parts);

    /// <summary>What a fingerprint is made of; empty where that was not kept.</summary>
    ImmutableArray<CodePart> Parts(string digest);
}
