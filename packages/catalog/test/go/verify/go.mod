module leakline/catalog/verify

go 1.22
