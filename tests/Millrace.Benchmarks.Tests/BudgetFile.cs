using System.Text.Json;

namespace Millrace.Benchmarks.Tests;

/// <summary>The file <c>benchmarks/budgets.json</c>.</summary>
/// <param name="What">What the numbers mean.</param>
/// <param name="Budgets">The budgets by the operation's name.</param>
public sealed record BudgetFile(string What, Dictionary<string, Budget> Budgets)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads the file.</summary>
    public static BudgetFile Read() =>
        JsonSerializer.Deserialize<BudgetFile>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "budgets.json")), s_options)!;
}
