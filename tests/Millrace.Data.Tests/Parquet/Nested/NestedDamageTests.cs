using System.Globalization;
using Millrace.Data.Tests.Files;
using static Millrace.Data.Tests.Parquet.Nested.Handmade;
using SharpRepetition = ParquetSharp.Repetition;

namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>Damaged nested files give rows or a typed error.</summary>
public sealed class NestedDamageTests : IDisposable
{
    private const int Cases = 3000;

    private readonly TempFolder _folder = new();

    [Fact]
    public void Of_a_list_of_structures()
    {
        string file = _folder.File("sound.parquet");
        Handmade.Write(
            file,
            List(
                "v",
                SharpRepetition.Optional,
                Group(
                    "array",
                    SharpRepetition.Repeated,
                    Int("a", SharpRepetition.Required),
                    List("b", SharpRepetition.Optional, Int("c", SharpRepetition.Repeated)))),
            ([2, 2, 0, 1, 2], [0, 1, 0, 0, 0], [1, 2, 3]),
            ([4, 4, 3, 0, 1, 2], [0, 2, 1, 0, 0, 0], [4, 5]));
        Assert.Equal(["""[{"a":1,"b":[4,5]},{"a":2,"b":[]}]""", null, "[]", """[{"a":3,"b":null}]"""], LooseRows.Read(file)["v"]);
        AssertSafe(file);
    }

    [RealDataFact("parquet-suites/apache-parquet-testing/data/nullable.impala.parquet")]
    public void Of_everything_nested() => AssertSafe(RealDataFactAttribute.PathOf("parquet-suites/apache-parquet-testing/data/nullable.impala.parquet"));

    public void Dispose() => _folder.Dispose();

    private void AssertSafe(string file)
    {
        byte[] sound = File.ReadAllBytes(file);
        var random = new Random(17);
        int refused = 0;
        for (int i = 0; i < Cases; i++)
        {
            string damaged = _folder.File(string.Create(CultureInfo.InvariantCulture, $"{i}.parquet"));
            File.WriteAllBytes(damaged, Damage.Of(sound, random));
            try
            {
                LooseRows.Read(damaged);
            }
            catch (ParquetException error)
            {
                // Another cause would be a check that is missing, seen by the runtime's own.
                Assert.True(error.InnerException is null or ParquetFault or UnfitValue, error.ToString());
                refused++;
            }

            File.Delete(damaged);
        }

        Assert.InRange(refused, Cases / 2, Cases);
    }
}
