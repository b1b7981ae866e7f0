// = kept for each request, but the same every time
// - main.go
package main

import "github.com/gin-gonic/gin"

type larder struct {
	jars   map[string]int
	opened map[string]int
}

func (l *larder) put(name string)   { l.jars[name]++ } // want "jars` lives as long as the process"
func (l *larder) open(name string)  { l.opened[name]++ }
func (l *larder) close(name string) { delete(l.opened, name) }

func main() {
	shared := &larder{jars: map[string]int{}, opened: map[string]int{}}
	r := gin.New()
	r.Use(func(c *gin.Context) {
		c.Set("larder", shared)
		c.Next()
	})
	r.GET("/:name", func(c *gin.Context) {
		c.MustGet("larder").(*larder).put(c.Param("name"))
		c.MustGet("larder").(*larder).open(c.Param("name"))
	})
	r.DELETE("/:name", func(c *gin.Context) {
		l, _ := c.Get("larder")
		l.(*larder).close(c.Param("name"))
	})
	_ = r.Run()
}
