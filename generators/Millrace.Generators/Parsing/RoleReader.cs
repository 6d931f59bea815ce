using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads what a component uses an input for.</summary>
internal static class RoleReader
{
    private const string Prefix = "For";
    private const string Suffix = "Attribute";

    /// <summary>The role that is written on the parameter, or on the method that is overridden; of several the one that allows least.</summary>
    public static InputRole Read(IParameterSymbol parameter, Findings findings)
    {
        (InputRole Role, AttributeData Attribute)[] written = [.. Of(parameter)];
        if (Array.Find(written, each => each.Role != written[0].Role) is { Attribute: { } other } second)
            findings.Add(ComponentRules.SeveralRoles, other.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? parameter.Locations[0], parameter.Name, Name(written[0].Role), Name(second.Role));
        return Overridden.Of((IMethodSymbol)parameter.ContainingSymbol)
            .SelectMany(each => Of(each.Parameters[parameter.Ordinal]))
            .Select(static each => each.Role)
            .OrderBy(static each => each == InputRole.Evaluation)
            .FirstOrDefault();
    }

    private static IEnumerable<(InputRole Role, AttributeData Attribute)> Of(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: { } name } type
                && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal) && type.IsMillrace(name)
                && Enum.TryParse(name.Substring(Prefix.Length, name.Length - Prefix.Length - Suffix.Length), out InputRole role))
                yield return (role, attribute);
        }
    }

    private static string Name(InputRole role) => $"[{Prefix}{role}]";
}
