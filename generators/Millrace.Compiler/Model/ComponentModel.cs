namespace Millrace.Compiler;

/// <summary>A component as its generated part needs it. Equal models generate equal code.</summary>
public sealed record ComponentModel
{
    public required TypeDeclaration Declaration { get; init; }

    public required ComponentSignature Signature { get; init; }

    /// <summary>What the class's documentation says.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The constructor's parameters.</summary>
    public EquatableArray<ServiceModel> Services { get; init; }

    /// <summary><c>Run</c> or <c>RunAsync</c>; empty where there is none.</summary>
    public string RunName { get; init; } = "";

    public RunKind RunKind { get; init; }

    /// <summary>What Run's parameters receive, in their order.</summary>
    public EquatableArray<RunArgument> RunArguments { get; init; }

    /// <summary>What Run returns, without the task around it; empty for nothing.</summary>
    public string ReturnType { get; init; } = "";

    /// <summary>Into how many parts pipelines take its result, where nothing is known of it; 0 where they take it as a whole.</summary>
    public int Parts { get; init; }

    /// <summary>The member of <c>Millrace.CachePolicy</c>.</summary>
    public string Cache { get; init; } = "Content";

    /// <summary>Resources, retries and limits of time.</summary>
    public PolicyModel Policy { get; init; } = PolicyModel.Default;

    /// <summary><c>using</c>, <c>await using</c> or empty: how an instance is disposed of.</summary>
    public string Disposal { get; init; } = "";

    /// <summary>Whether the class may be continued in a generated file.</summary>
    public bool IsPartial { get; init; } = true;

    /// <summary>Whether the language version knows extensions, by which a class that may not be continued gets its Step.</summary>
    public bool HasExtension { get; init; } = true;

    /// <summary>Whether the companion class may be generated, where the component is generic.</summary>
    public bool HasCompanion { get; init; }

    /// <summary>Whether a class with the companion's name is written by the user, and continued.</summary>
    public bool ExtendsCompanion { get; init; }
}
