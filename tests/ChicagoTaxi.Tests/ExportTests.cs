using Microsoft.Data.Sqlite;
using Millrace.Data;
using Millrace.Runtime;
using Millrace.Testing;
using Millrace.Torch;

namespace ChicagoTaxi.Tests;

/// <summary>The sample's lineage as tools of TensorFlow ML Metadata see it: the kinds that our libraries have are those that the export knows.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Steps_and_artifacts_have_the_base_types_of_ML_Metadata()
    {
        string path = Path.Combine(_folder, "mlmd.db");
        await using PipelineTestResult result = await PipelineTest.Of<TaxiPipeline>()
            .With(pipeline => pipeline.Trees, 20)
            .Services(services => services.AddTorch())
            .Replace<IngestTrips>(Dataset.Of(Trips.Make(4_000)))
            .Set("register.folder", Path.Combine(_folder, "models"))
            .RunAsync();

        MlmdExport.Write(result.EnsureSucceeded().Store, path, new MlmdExportOptions(), null, CancellationToken.None);

        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        string[] steps = Rows(
            connection,
            """
            SELECT p.string_value || ' ' || b.name FROM Execution e JOIN ExecutionProperty p ON p.execution_id = e.id AND p.name = 'step'
            JOIN ParentType t ON t.type_id = e.type_id JOIN Type b ON b.id = t.parent_type_id
            """);
        Assert.Superset(
            new HashSet<string>(
            [
                "validate-data mlmd.Process", "split-by-hash mlmd.Process", "fit-features mlmd.Transform", "boosted-trees mlmd.Train",
                "logistic-regression mlmd.Train", "pick-best mlmd.Evaluate", "evaluate mlmd.Evaluate", "bless mlmd.Evaluate", "register mlmd.Deploy",
            ]),
            steps.ToHashSet());
        Assert.Equal(
            ["mlmd.Dataset dataset", "mlmd.Metrics evaluation", "mlmd.Model model", "mlmd.Statistics data-report"],
            Rows(
                connection,
                """
                SELECT DISTINCT b.name || ' ' || p.string_value FROM Artifact a JOIN ArtifactProperty p ON p.artifact_id = a.id AND p.name = 'kind'
                JOIN ParentType t ON t.type_id = a.type_id JOIN Type b ON b.id = t.parent_type_id ORDER BY 1
                """));
        Assert.Single(Rows(
            connection,
            """
            SELECT v.double_value FROM ExecutionProperty v JOIN ExecutionProperty s ON s.execution_id = v.execution_id AND s.name = 'step'
            WHERE s.string_value = 'evaluate' AND v.name = 'metric.auc' AND v.double_value > 0.8
            """));
    }

    private static string[] Rows(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return [.. rows];
    }
}
