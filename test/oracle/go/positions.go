// Prints, for every Go file below a folder, what go/parser sees: ends of calls with their number of arguments, ranges
// of functions, and which declaration each local name means. One JSON line a file; offsets are UTF-16 units.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

type positions struct {
	Path      string   `json:"path"`
	Calls     [][2]int `json:"calls"`
	Functions [][2]int `json:"functions"`
	Names     [][2]int `json:"names"`
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	root := os.Args[1]
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == "testdata" {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return encoder.Encode(read(path, source))
	})
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func read(path string, source []byte) positions {
	p := positions{path, [][2]int{}, [][2]int{}, [][2]int{}}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, source, 0)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	units := unitsOf(source)
	at := func(pos token.Pos) int { return units[files.Position(pos).Offset] }
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.ArrayType:
			node.Len = nil // the IR keeps no lengths
		case *ast.SliceExpr:
			node.Max = nil // nor the capacity of x[low:high:max]
		case *ast.KeyValueExpr:
			// go/parser cannot tell fields from variables here, and resolves some variables only.
			if key, ok := node.Key.(*ast.Ident); ok && key.Obj == nil {
				p.Names = append(p.Names, [2]int{at(key.Pos()), -1})
			}
		case *ast.CallExpr:
			p.Calls = append(p.Calls, [2]int{at(node.End()), len(node.Args)})
		case *ast.FuncDecl:
			p.Functions = append(p.Functions, [2]int{at(node.Pos()), at(node.End())})
		case *ast.FuncLit:
			p.Functions = append(p.Functions, [2]int{at(node.Pos()), at(node.End())})
		case *ast.Ident:
			if node.Name != "_" && node.Obj != nil && node.Obj.Pos().IsValid() && node.Obj.Kind != ast.Lbl {
				p.Names = append(p.Names, [2]int{at(node.Pos()), at(node.Obj.Pos())})
			}
		}
		return true
	})
	return p
}

// unitsOf gives the UTF-16 offset of every byte offset.
func unitsOf(source []byte) []int {
	units := make([]int, len(source)+1)
	unit := 0
	for i := 0; i < len(source); {
		r, size := utf8.DecodeRune(source[i:])
		for j := range size {
			units[i+j] = unit
		}
		unit++
		if r > 0xffff {
			unit++
		}
		i += size
	}
	units[len(source)] = unit
	return units
}
