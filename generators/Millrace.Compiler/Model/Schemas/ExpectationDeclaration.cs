namespace Millrace.Compiler;

/// <summary>An attribute that says what is expected of a column or of a schema's rows, as it is written, right or wrong.</summary>
/// <param name="Attribute">Its name: <c>Pattern</c>.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Arguments">What it is given, and the defaults of its constructor's parameters.</param>
public sealed record ExpectationDeclaration(string Attribute, LocationInfo Location, EquatableArray<ExpectationArgument> Arguments)
{
    /// <summary>What <c>References</c> leads to; null for others.</summary>
    public ReferenceTarget? Target { get; init; }

    /// <summary>The share that may break it; null where none is given.</summary>
    public ExpectationArgument? Tolerance => Find("Tolerance");

    /// <summary>An argument; null where it is not given.</summary>
    public ExpectationArgument? Find(string name)
    {
        foreach (ExpectationArgument argument in Arguments)
        {
            if (argument.Name == name)
                return argument;
        }

        return null;
    }

    /// <summary>An argument that the constructor always has.</summary>
    public ExpectationArgument this[string name] => Find(name) ?? new ExpectationArgument(name, Location);
}
