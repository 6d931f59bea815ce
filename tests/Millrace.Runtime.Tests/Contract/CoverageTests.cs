using System.Reflection;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>The suite calls all of the contract, so that a method that is added fails until some behaviour says what it does.</summary>
public sealed class CoverageTests
{
    private static readonly Type[] s_contract = [.. typeof(IMetadataStore).Assembly.GetTypes().Where(static type => type.IsInterface && IsContract(type))];

    [Fact]
    public void Every_method_of_the_contract_is_called_by_a_behaviour()
    {
        HashSet<MethodBase> called = [.. Behaviours().SelectMany(static type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))).SelectMany(CalledMethods.Of)];
        string[] missing =
        [
            .. s_contract.SelectMany(type => type.GetMethods().Where(method => !called.Contains(Definition(method))).Select(method => $"{type.Name}.{method.Name}")),
        ];

        Assert.Empty(missing);
        Assert.Equal(Directory.GetFiles(Checkout.PathOf("src/Millrace.Runtime/Metadata/Contract"), "*.cs").Length, s_contract.Length);
    }

    [Fact]
    public void A_call_is_seen_wherever_it_stands()
    {
        Marked();
        string[] called = [.. typeof(CoverageTests).GetNestedTypes(All).Append(typeof(CoverageTests)).SelectMany(static type => type.GetMethods(All)).SelectMany(CalledMethods.Of).Select(static method => method.Name)];
        Assert.Contains(nameof(Marked), called);
        Assert.Contains(nameof(MarkedToo), called);
        Assert.DoesNotContain(nameof(NeverCalled), called);
    }

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static bool IsContract(Type type) => File.Exists(Checkout.PathOf($"src/Millrace.Runtime/Metadata/Contract/{type.Name}.cs"));

    private static MethodBase Definition(MethodInfo method) => method.IsGenericMethod ? method.GetGenericMethodDefinition() : method;

    /// <summary>The abstract classes of the suite and what they are written with, lambdas and iterators included.</summary>
    private static IEnumerable<Type> Behaviours() => typeof(CoverageTests).Assembly.GetTypes()
        .Where(static type => Outermost(type) is { Namespace: "Millrace.Runtime.Tests.Contract" } outer && outer != typeof(CoverageTests));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static void Marked() => Assert.All(new[] { 1 }, static _ => MarkedToo());

    private static void MarkedToo()
    {
    }

    private static void NeverCalled()
    {
    }
}
