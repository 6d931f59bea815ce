using System.Globalization;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;
using Millrace.Policies;

namespace Millrace.Generators;

/// <summary>Reads what a component's attributes say of resources, retries, limits of time and the life of results.</summary>
internal static class PolicyReader
{
    private static readonly string[] s_never = ["System.OperationCanceledException", "Millrace.StepSkippedException", "Millrace.GateClosedException"];

    private static readonly string[] s_policies = ["Resources", "Retry", "Timeout"];

    public static PolicyModel Read(INamedTypeSymbol type, Findings findings, CancellationToken cancellation)
    {
        PolicyModel policy = PolicyModel.Default;
        if (type.Find("ResourcesAttribute") is { } resources)
            policy = ReadResources(policy, resources, findings, cancellation);
        if (type.Find("RetryAttribute") is { } retry)
            policy = ReadRetry(policy, retry, type, findings, cancellation);
        if (type.Find("TimeoutAttribute") is { } timeout && timeout.Text(0) is string after)
            policy = policy with { Timeout = Time("The timeout", after, timeout.ArgumentLocation(0, cancellation), PolicyTexts.TimeoutProblem, findings) };
        return type.Find("ComponentAttribute") is { } component ? policy with { ExpiresAfter = Expiry(component, findings, cancellation) } : policy;
    }

    /// <summary>Says of each policy on a pipeline that it has no effect there.</summary>
    public static void CheckPipeline(INamedTypeSymbol pipeline, Findings findings, CancellationToken cancellation)
    {
        foreach (string name in s_policies)
        {
            if (pipeline.Find(name + "Attribute") is { } policy)
                findings.Add(ComponentRules.PolicyOnPipeline, policy.Location(cancellation), name, pipeline.Name);
        }
    }

    /// <summary>The member of <c>Millrace.CachePolicy</c> that a component names.</summary>
    public static string Cache(INamedTypeSymbol type) => Whole(type.Find("ComponentAttribute"), "Cache") switch
    {
        1 => "Never",
        2 => "Expires",
        _ => "Content",
    };

    private static PolicyModel ReadResources(PolicyModel policy, AttributeData resources, Findings findings, CancellationToken cancellation)
    {
        policy = policy with { Cpus = Number("Cpus", 1, PolicyTexts.CpusProblem), Gpus = Number("Gpus", 0, PolicyTexts.GpusProblem) };
        if (resources.Named("Memory") is not { Kind: TypedConstantKind.Primitive, Value: string text })
            return policy;
        if (!PolicyTexts.TryReadMemory(text, out long bytes))
            findings.Add(ComponentRules.MemoryUnreadable, resources.ArgumentLocation("Memory", cancellation), text, PolicyTexts.MemoryAdvice);
        return policy with { Memory = bytes };

        int Number(string name, int usual, Func<int, string?> problem)
        {
            int value = Whole(resources, name) ?? usual;
            if (problem(value) is string needed)
                findings.Add(ComponentRules.PolicyOutOfRange, resources.ArgumentLocation(name, cancellation), name, value.ToString(CultureInfo.InvariantCulture), needed);
            return value;
        }
    }

    private static PolicyModel ReadRetry(PolicyModel policy, AttributeData retry, INamedTypeSymbol component, Findings findings, CancellationToken cancellation)
    {
        if (retry.ConstructorArguments is not [{ Kind: TypedConstantKind.Primitive, Value: int attempts }, { Kind: TypedConstantKind.Array } list])
            return policy;
        if (PolicyTexts.AttemptsProblem(attempts, least: 2) is string needed)
            findings.Add(ComponentRules.PolicyOutOfRange, retry.ArgumentLocation(0, cancellation), "The number of attempts", attempts.ToString(CultureInfo.InvariantCulture), needed);
        TypedConstant[] types = list.IsNull ? [] : [.. list.Values];
        if (types.Length == 0)
            findings.Add(ComponentRules.RetryOfNothing, retry.Location(cancellation));
        var names = new List<string>();
        for (int i = 0; i < types.Length; i++)
        {
            if (types[i] is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } && Transient(type, retry.TypeLocation(1, i, cancellation), component, findings) is string name)
                names.Add(name);
        }

        long? delay = retry.Named("Delay") is { Kind: TypedConstantKind.Primitive, Value: string text }
            ? Time("The delay", text, retry.ArgumentLocation("Delay", cancellation), PolicyTexts.DelayProblem, findings)
            : null;
        return policy with { Attempts = attempts, RetryDelay = delay, Transient = names.Distinct(StringComparer.Ordinal).ToEquatableArray() };
    }

    private static string? Transient(ITypeSymbol type, LocationInfo place, INamedTypeSymbol component, Findings findings)
    {
        if (type is IErrorTypeSymbol || (type as INamedTypeSymbol)?.IsForbiddenTo(component) == true)
        {
            findings.Break();
            return null;
        }

        string? problem = !Bases(type.OriginalDefinition).Any(static each => each.Is("System.Exception")) ? "no exception"
            : type is INamedTypeSymbol { IsUnboundGenericType: true } ? "no closed type"
            : type is INamedTypeSymbol { IsFileLocal: true } ? "visible in its file only"
            : null;
        if (problem is not null)
            findings.Add(ComponentRules.TransientNotException, place, type.DisplayName(), problem);
        else if (!Soundness.IsSound(type))
            findings.Break();
        else if (Bases(type).FirstOrDefault(static each => s_never.Any(each.Is)) is { } never)
            findings.Add(ComponentRules.NeverTransient, place, type.DisplayName(), never.Name == "OperationCanceledException" ? "is how work that is cancelled ends" : "is how a step says that another attempt makes no sense");
        return TypeRefs.Of(type).FullName;
    }

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
            yield return each;
    }

    private static long? Expiry(AttributeData component, Findings findings, CancellationToken cancellation)
    {
        bool expires = Whole(component, "Cache") == 2;
        if (component.Named("Cache") is { Kind: TypedConstantKind.Error } || component.Named("ExpiresAfter") is { Kind: TypedConstantKind.Error })
            return null;
        string? text = component.Named("ExpiresAfter") is { Kind: TypedConstantKind.Primitive, Value: string written } ? written : null;
        if (expires && text is null)
            findings.Add(ComponentRules.ExpiresWithoutTime, component.ArgumentLocation("Cache", cancellation));
        else if (!expires && text is not null)
            findings.Add(ComponentRules.TimeWithoutExpires, component.ArgumentLocation("ExpiresAfter", cancellation));
        else if (text is not null)
            return Time("ExpiresAfter", text, component.ArgumentLocation("ExpiresAfter", cancellation), PolicyTexts.ExpiryProblem, findings);
        return null;
    }

    private static long? Time(string what, string text, LocationInfo place, Func<TimeSpan, string?> problem, Findings findings)
    {
        if (!PolicyTexts.TryReadTime(text, out TimeSpan time))
            findings.Add(ComponentRules.TimeUnreadable, place, text, PolicyTexts.TimeAdvice);
        else if (problem(time) is string needed)
            findings.Add(ComponentRules.PolicyOutOfRange, place, what, time.ToString("c", CultureInfo.InvariantCulture), needed);
        return time.Ticks;
    }

    private static int? Whole(AttributeData? attribute, string name) =>
        attribute?.Named(name) is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Value: int value } ? value : null;
}
