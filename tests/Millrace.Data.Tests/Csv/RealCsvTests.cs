namespace Millrace.Data.Tests.Csv;

public sealed class RealCsvTests
{
    [RealDataFact("chicago-taxi/simple/data.csv")]
    public async Task The_taxi_trips_are_read()
    {
        int rows = 0;
        double fares = 0;
        int missing = 0;
        await foreach (Batch<Fare> batch in CsvFile.ReadAsync<Fare>(RealDataFactAttribute.PathOf("chicago-taxi/simple/data.csv")))
        {
            rows += batch.Count;
            fares += ((ValueColumn<float>)batch.Columns[0]).Values.ToArray().Sum(fare => (double)fare);
            missing += batch.Columns[1].MissingCount;
        }

        Assert.Equal(15_002, rows);
        Assert.InRange(fares / rows, 11, 13);
        Assert.InRange(missing, 1, rows - 1);
    }

    [RealDataFact("chicago-taxi/testdata/csv_multi_line_string.csv")]
    public async Task Texts_over_several_lines_are_read() =>
        Assert.Equal(
            [
                new Letters { A = 1, B = "2", C = "3", D = 4 },
                new Letters { A = 1, B = "\"2,\n\"3\",\n4\n5\"", C = "6", D = 7 },
                new Letters { A = 1, B = "2", C = "3", D = 4 },
            ],
            await CsvReadingTests.Read<Letters>(RealDataFactAttribute.PathOf("chicago-taxi/testdata/csv_multi_line_string.csv")));
}
