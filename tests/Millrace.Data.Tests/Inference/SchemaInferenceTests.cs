using System.Text;
using Millrace.Quality;

namespace Millrace.Data.Tests.Inference;

public sealed class SchemaInferenceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Csv_columns_get_the_narrowest_type_that_reads_them()
    {
        string file = _folder.Write("my-data.csv", """"
            id,big,huge,share,flag,day,at,time,key,zip code,name,none,1st,mixed
            1,3000000000,18446744073709551615,0.5,true,2026-01-31,2026-01-31T10:00:00,10:00,00112233-4455-6677-8899-aabbccddeeff,00501,"a ""b""",,1,1
            -2,1,1,3,FALSE,2026-02-01,2026-02-01,10:00:01.5,00112233-4455-6677-8899-aabbccddeeff,10001,c,,2,x
            3,,1,1e-3,,2026-02-01,2026-02-01 10:00,,00112233-4455-6677-8899-aabbccddeeff,,,,1.0,2

            """");
        Assert.Equal(
            """
            using System;
            using Millrace;

            namespace Taxi;

            /// <summary>A row of my-data.csv, as found in 3 rows.</summary>
            [Schema]
            public partial record struct MyData
            {
                [Column("id")] public int Id { get; init; }
                [Column("big")] public long? Big { get; init; }
                [Column("huge")] public ulong Huge { get; init; }
                [Column("share")] public double Share { get; init; }
                [Column("flag")] public bool? Flag { get; init; }
                [Column("day")] public DateOnly Day { get; init; }
                [Column("at")] public DateTime At { get; init; }
                [Column("time")] public TimeOnly? Time { get; init; }
                [Column("key")] public Guid Key { get; init; }
                [Column("zip code")] public string? ZipCode { get; init; }
                [Column("name")] public string? Name { get; init; }
                [Column("none")] public string? None { get; init; }
                [Column("1st")] public double _1st { get; init; }
                [Column("mixed")] public string Mixed { get; init; }
            }

            """,
            await SchemaInference.InferAsync(file, new SchemaInferenceOptions { Namespace = "Taxi" }));
    }

    [Fact]
    public async Task Names_become_identifiers_that_differ()
    {
        string file = _folder.Write("class.csv", "a b,A-B,count,row,\"say \"\"hi\"\"\",,VENDOR_ID,FARE,class,Class,x,x\n1,1,1,1,1,1,1,1,1,1,1,1\n");
        string source = await SchemaInference.InferAsync(file);
        Assert.Contains("public partial record struct Class\n", source, StringComparison.Ordinal);
        Assert.Equal(
            ["AB", "AB2", "CountValue", "RowValue", "SayHi", "VendorId", "Fare", "Class2", "Class3"],
            source.Split('\n').Where(line => line.Contains(" int ", StringComparison.Ordinal)).Select(line => line.Split(" int ")[1].Split(' ')[0]));
        Assert.Contains("[Column(\"say \\\"hi\\\"\")]", source, StringComparison.Ordinal);
        Assert.Contains("    // Column \"\" is left out: its name is blank, and columns are read by name.\n", source, StringComparison.Ordinal);
        Assert.Contains("#pragma warning disable MR0128\n", source, StringComparison.Ordinal);
        Assert.Equal(2, source.Split("// Column \"x\" is left out: the header names it twice, and columns are read by name.\n").Length - 1);
    }

    [Fact]
    public async Task A_few_texts_over_many_rows_are_a_domain()
    {
        var text = new StringBuilder("kind,name\n");
        for (int i = 0; i < 100; i++)
            text.Append(i % 3 == 0 ? "Cash" : "Credit \"Card\"".Replace("\"", "", StringComparison.Ordinal)).Append(",n").Append(i).Append('\n');
        string source = await SchemaInference.InferAsync(_folder.Write("data.csv", text.ToString()), new SchemaInferenceOptions { Name = "Trip" });
        Assert.Contains("\n{\n    // [OneOf] repeats texts of the file. Where a column tells of persons, mark it [Sensitive] and remove its [OneOf].\n", source, StringComparison.Ordinal);
        Assert.Contains("    [Column(\"kind\"), OneOf(\"Cash\", \"Credit Card\")] public string Kind { get; init; }\n    [Column(\"name\")] public string Name { get; init; }\n", source, StringComparison.Ordinal);
        Assert.Contains("struct Trip\n", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1073741823", "int")]
    [InlineData("-1073741824", "int")]
    [InlineData("1073741824", "long")]
    [InlineData("-1073741825", "long")]
    public async Task Whole_numbers_that_soon_outgrow_int_are_long(string value, string type)
    {
        string file = _folder.Write("data.csv", $"at\n1\n{value}\n2\n");
        Assert.Contains($"public {type} At", await SchemaInference.InferAsync(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Trip", true)]
    [InlineData("_1", true)]
    [InlineData("Überfahrt", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("1a", false)]
    [InlineData("class", false)]
    [InlineData("record", false)]
    [InlineData("Batch", false)]
    [InlineData("Row", false)]
    public void A_name_is_one_that_compiles(string name, bool isName)
    {
        Assert.Equal(isName, SchemaInferenceOptions.IsName(name));
        if (!isName)
            Assert.StartsWith($"'{name}' is no C# name for a schema.", Assert.Throws<ArgumentException>(() => new SchemaInferenceOptions { Name = name }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Taxi.Data", true)]
    [InlineData("Taxi.record", true)]
    [InlineData("Taxi..Data", false)]
    [InlineData("Taxi.namespace", false)]
    public void A_namespace_is_one_that_compiles(string name, bool isName)
    {
        Assert.Equal(isName, SchemaInferenceOptions.IsNamespace(name));
        if (!isName)
            Assert.Throws<ArgumentException>(() => new SchemaInferenceOptions { Namespace = name });
    }

    [Fact]
    public async Task A_file_named_like_a_generated_member_gets_another_name() =>
        Assert.Contains("struct BatchRecord\n", await SchemaInference.InferAsync(_folder.Write("batch.csv", "a\n1\n")), StringComparison.Ordinal);

    [Fact]
    public async Task Data_in_place_of_a_header_is_not_repeated_in_errors()
    {
        _folder.Write("a.csv", "42.001571027,2.5\n1,2\n");
        _folder.Write("b.csv", "41.878002,3.5\n1,2\n");
        _folder.Write("c.csv", "2.5,41.878002\n1,2\n");
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => SchemaInference.InferAsync(_folder.Path));
        Assert.Equal($"{_folder.File("b.csv")}, line 1: the first line holds none of the columns that the file before it has: is the header missing?", error.Message);

        File.Delete(_folder.File("b.csv"));
        error = await Assert.ThrowsAsync<CsvException>(() => SchemaInference.InferAsync(_folder.Path));
        Assert.Equal($"{_folder.File("c.csv")}, line 1: the header lacks column 1 of the file before it.", error.Message);
    }

    [Fact]
    public async Task Fewer_rows_can_be_read()
    {
        string file = _folder.Write("data.csv", "a\n1\n2\nx\n");
        Assert.Contains("int A", await SchemaInference.InferAsync(file, new SchemaInferenceOptions { MaxRows = 2 }), StringComparison.Ordinal);
        Assert.Contains("string A", await SchemaInference.InferAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parquet_columns_keep_their_types_and_find_what_is_missing()
    {
        await using (var writer = new DatasetWriter<Everything>(_folder.Path))
        {
            await writer.AddAsync(new Everything { TextValue = "x", MaybeInt32 = 3 });
            await writer.AddAsync(new Everything { TextValue = "y", MaybeInt32 = 4 });
            await writer.CompleteAsync();
        }

        string source = await SchemaInference.InferAsync(_folder.File("part-00000.parquet"), new SchemaInferenceOptions { Name = "Part" });
        Assert.Contains("    [Column(\"int32\")] public int Int32 { get; init; }\n    [Column(\"maybe int32\")] public int MaybeInt32 { get; init; }\n", source, StringComparison.Ordinal);
        Assert.Contains("[Column(\"maybe single\")] public float? MaybeSingle", source, StringComparison.Ordinal);
        Assert.Contains("[Column(\"datetime\")] public DateTime Datetime", source, StringComparison.Ordinal);
        Assert.Contains("[Column(\"maybe guid\")] public Guid? MaybeGuid", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_reported_as_in_reading()
    {
        string file = _folder.Write("data.csv", "a,b\n1\n");
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => SchemaInference.InferAsync(file));
        Assert.Equal($"{file}, line 2: the row has 1 field, but the header has 2 fields.", error.Message);
    }

    [RealDataFact("chicago-taxi/simple/data.csv")]
    public async Task The_taxi_trips_are_understood()
    {
        string source = await SchemaInference.InferAsync(RealDataFactAttribute.PathOf("chicago-taxi/simple/data.csv"), new SchemaInferenceOptions { Name = "Trip" });
        Assert.Contains("as found in 15,002 rows.", source, StringComparison.Ordinal);
        Assert.Contains("public int? PickupCommunityArea", source, StringComparison.Ordinal);
        Assert.Contains("public double Fare", source, StringComparison.Ordinal);
        Assert.Contains("[Column(\"payment_type\"), OneOf(", source, StringComparison.Ordinal);
        Assert.Contains("public string? Company", source, StringComparison.Ordinal);
        Assert.Contains("public long TripStartTimestamp", source, StringComparison.Ordinal);
    }

    [RealDataFact("chicago-taxi/parquet/data.parquet")]
    public async Task The_taxi_trips_in_parquet_are_understood()
    {
        string source = await SchemaInference.InferAsync(RealDataFactAttribute.PathOf("chicago-taxi/parquet/data.parquet"), new SchemaInferenceOptions { Name = "Trip" });
        Assert.Contains("as found in 10,000 rows.", source, StringComparison.Ordinal);
        Assert.Contains("public long PickupCommunityArea", source, StringComparison.Ordinal);
        Assert.Contains("public double? TripSeconds", source, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
