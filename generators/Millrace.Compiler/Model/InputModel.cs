namespace Millrace.Compiler;

/// <summary>One input of a component.</summary>
/// <param name="Argument">The name of Run's and Step's parameter, escaped where it is a keyword.</param>
/// <param name="Type">The artifact type; of one item where <paramref name="IsList"/> is set.</param>
/// <param name="Role">What the data is used for.</param>
/// <param name="IsList">Whether Run takes <c>IReadOnlyList&lt;Type&gt;</c>.</param>
/// <param name="Help">What Run's documentation says of it.</param>
/// <param name="IsArtifact">Whether the type may flow between steps; where not, the component is wrong and only its shape is kept.</param>
/// <param name="IsOptional">Whether Run takes null where no step feeds it.</param>
/// <param name="IsWrong">Whether something was found wrong with it, so that a pipeline may leave it out without a further error.</param>
public sealed record InputModel(string Argument, TypeRef Type, InputRole Role = InputRole.Unspecified, bool IsList = false, string Help = "", bool IsArtifact = true, bool IsOptional = false, bool IsWrong = false)
{
    /// <summary>The name in kebab case.</summary>
    public string Name => Naming.Kebab(Argument.TrimStart('@'));

    /// <summary>The type of Run's parameter.</summary>
    public string RunType => IsList ? $"global::System.Collections.Generic.IReadOnlyList<{Type.FullName}>" : IsOptional ? Type.FullName + "?" : Type.FullName;

    public InputModel Substitute(IReadOnlyDictionary<string, TypeRef> arguments) => this with { Type = Type.Substitute(arguments) };
}
